import { Button } from "@mantine/core";
import { type ReactNode, useEffect, useId, useRef } from "react";
import { useTexts } from "../texts/language.js";

interface ConfirmProps {
  readonly title: string;
  readonly children: ReactNode;
  /** The verb of what cannot be undone. */
  readonly verb: string;
  readonly busy?: boolean;
  readonly disabled?: boolean;
  readonly confirm: () => void;
  readonly stop: () => void;
}

/** Asks once before what cannot be undone, and names what goes. */
export function Confirm({ title, children, verb, busy = false, disabled = false, confirm, stop }: ConfirmProps) {
  const { models } = useTexts();
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} className="confirm" aria-labelledby={heading} onClose={stop}>
      <h2 id={heading}>{title}</h2>
      <div>{children}</div>
      <div className="actions">
        <Button variant="default" onClick={stop}>
          {models.confirm.stop}
        </Button>
        <Button className="danger" loading={busy} disabled={disabled} onClick={confirm}>
          {verb}
        </Button>
      </div>
    </dialog>
  );
}
