import { useState } from "react";
import type { questionOf } from "../api/judging.js";
import { useSession } from "../app/session.js";
import { useTexts } from "../texts/language.js";

/** Puts the same question, as a command, into the clipboard. */
export function CopyCurl({ question }: { readonly question: ReturnType<typeof questionOf> }) {
  const { client } = useSession();
  const { play } = useTexts().judging;
  const [copied, setCopied] = useState(false);
  const command = `curl ${client.server}/v1/answers -H 'content-type: application/json' -d '${JSON.stringify(question).replaceAll("'", "'\\''")}'`;
  return (
    <>
      <button
        type="button"
        className="plain"
        onClick={() => void navigator.clipboard.writeText(command).then(() => setCopied(true))}
      >
        {play.curl}
      </button>
      <span className="soft" role="status">
        {copied ? play.copied : ""}
      </span>
    </>
  );
}
