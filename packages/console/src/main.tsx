import { createRoot } from "react-dom/client";
import { App } from "./app/app.js";
import "./look/styles.js";

createRoot(document.getElementById("console")!).render(<App />);
