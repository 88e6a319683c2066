import { type ReactNode, useState } from "react";
import { Confirm } from "./confirm.js";

interface TypedConfirmProps {
  /** What is done, as the button says it. */
  readonly verb: string;
  readonly title: string;
  /** What is to be typed, as a sentence. */
  readonly ask: string;
  readonly word: string;
  readonly busy: boolean;
  readonly confirm: () => void;
  readonly children: ReactNode;
}

/** A button for what nothing brings back: it asks once, and the name of what goes must be typed. */
export function TypedConfirm({ verb, title, ask, word, busy, confirm, children }: TypedConfirmProps) {
  const [asking, setAsking] = useState(false);
  const [typed, type] = useState("");
  return (
    <>
      <button type="button" className="plain" onClick={() => setAsking(true)}>
        {verb}
      </button>
      {asking && (
        <Confirm
          title={title}
          verb={verb}
          busy={busy}
          disabled={typed !== word}
          confirm={confirm}
          stop={() => {
            setAsking(false);
            type("");
          }}
        >
          {children}
          <label className="typed">
            {ask}
            <input className="input" autoComplete="off" value={typed} onChange={(event) => type(event.currentTarget.value)} />
          </label>
        </Confirm>
      )}
    </>
  );
}
