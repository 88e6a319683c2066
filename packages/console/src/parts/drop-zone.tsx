import { Button } from "@mantine/core";
import { type DragEvent, useRef, useState } from "react";
import { type Dropped, filesChosen, filesDropped } from "../api/dropped.js";
import { useSendFiles } from "../api/use-send-files.js";
import { useFormats } from "../texts/formats.js";
import { useTexts } from "../texts/language.js";
import { Problem } from "./problem.js";

/** Where files are dropped or chosen; what was understood of them is shown before anything is stored. */
export function DropZone() {
  const { drop } = useTexts().data;
  const { percent } = useFormats();
  const [over, setOver] = useState(false);
  const { send, sending, sent, stop } = useSendFiles();
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const take = (dropped: readonly Dropped[]) => {
    if (dropped.length > 0) send.mutate(dropped);
  };
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void filesDropped(event.dataTransfer.items).then(take);
  };
  return (
    <section
      className="drop"
      id="drop"
      data-over={over}
      aria-label={drop.title}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={onDrop}
    >
      {sending !== undefined ? (
        <div className="progress" role="status">
          <progress value={sent} max={1} aria-label={sending} />
          <p>
            {drop.sending(sending, percent(sent))}{" "}
            <button type="button" className="link" onClick={stop}>
              {drop.stop}
            </button>
          </p>
        </div>
      ) : (
        <>
          <p className="drop-title">{drop.title}</p>
          <div className="actions">
            <Button onClick={() => files.current?.click()}>{drop.choose}</Button>
            <button type="button" className="plain" onClick={() => folder.current?.click()}>
              {drop.folder}
            </button>
          </div>
          <p className="soft">{drop.hint}</p>
        </>
      )}
      <input ref={files} type="file" multiple hidden onChange={(event) => take(filesChosen(event.currentTarget.files))} />
      <input
        ref={folder}
        type="file"
        hidden
        {...{ webkitdirectory: "" }}
        onChange={(event) => take(filesChosen(event.currentTarget.files))}
      />
      {send.isError && <Problem error={send.error} again={() => send.reset()} />}
    </section>
  );
}
