import { Link } from "@tanstack/react-router";
import { useTexts } from "../texts/language.js";

/** An address that leads nowhere. */
export function NotFoundPage() {
  const { problem } = useTexts();
  return (
    <>
      <h1>{problem.notFound}</h1>
      <p>
        <Link to="/">{problem.home}</Link>
      </p>
    </>
  );
}
