import type { Job } from "@segue/client";
import { useState } from "react";
import { useStart } from "../api/use-start.js";
import { useSession } from "../app/session.js";
import { useTexts } from "../texts/language.js";
import { Problem } from "./problem.js";

/** Reads a folder of music on the machine of the service; its files stay where they are. */
export function MusicFolder() {
  const { client } = useSession();
  const { music } = useTexts().sound;
  const [folder, setFolder] = useState("");
  const reading = useStart(
    () => client.take(client.api.POST("/v1/imports", { body: { folder: folder.trim() } })) as Promise<Job>,
  );
  return (
    <details className="differently">
      <summary>{music.title}</summary>
      <form
        className="make"
        onSubmit={(event) => {
          event.preventDefault();
          reading.mutate();
        }}
      >
        <label>
          {music.folder}
          <input
            className="input"
            spellCheck={false}
            placeholder="/home/me/Music"
            value={folder}
            onChange={(event) => setFolder(event.currentTarget.value)}
          />
        </label>
        <p className="soft">{music.hint}</p>
        <p>
          <button type="submit" className="plain" disabled={folder.trim() === "" || reading.isPending}>
            {music.read}
          </button>
        </p>
        {reading.isError && <Problem error={reading.error} again={() => reading.reset()} />}
      </form>
    </details>
  );
}
