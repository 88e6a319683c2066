import { Button } from "@mantine/core";
import { useState } from "react";
import { useTexts } from "../texts/language.js";

/** Instead of a page that could not be fetched: it comes once the server answers again. */
export function PageLost() {
  const { problem } = useTexts();
  const [trying, setTrying] = useState(false);
  const again = async () => {
    setTrying(true);
    const answers = await fetch("/health").then(
      ({ ok }) => ok,
      () => false,
    );
    if (answers) location.reload();
    setTrying(false);
  };
  return (
    <div className="problem" role="alert">
      <h1>{problem.unreachable}</h1>
      <Button variant="default" loading={trying} onClick={again}>
        {problem.again}
      </Button>
    </div>
  );
}
