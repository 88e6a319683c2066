import { useEffect, useRef } from "react";
import { useTexts } from "../texts/language.js";

/** Which keys there are. */
export function KeyHelp({ close }: { readonly close: () => void }) {
  const { keys } = useTexts();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} className="confirm" aria-labelledby="keys-title" onClose={close}>
      <h2 id="keys-title">{keys.title}</h2>
      <dl className="parameters key-list">
        {keys.list.map(([key, does]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <p className="soft">{keys.off}</p>
      <div className="actions">
        <button type="button" className="plain" onClick={close}>
          {keys.close}
        </button>
      </div>
    </dialog>
  );
}
