import { useQuery } from "@tanstack/react-query";
import type { Teaching } from "../api/labels.js";
import { estimateQuery } from "../api/models.js";
import { useSession } from "../app/session.js";
import { useFormats } from "../texts/formats.js";
import { useTexts } from "../texts/language.js";

interface CostOfLearningProps {
  readonly algorithm: string;
  readonly config: Record<string, unknown>;
  readonly wish: Teaching & { readonly evaluate: string };
}

/** What a training that learns labels would take; nothing where that cannot be told, which the training itself then says. */
export function CostOfLearning({ algorithm, config, wish }: CostOfLearningProps) {
  const { client } = useSession();
  const { form } = useTexts().models;
  const { duration, bytes } = useFormats();
  const { data } = useQuery({ ...estimateQuery(client, algorithm, config, wish), retry: false });
  if (data === undefined) return null;
  const told = [bytes(data.bytes), bytes(data.free)] as const;
  return (
    <p className={data.fits ? "soft" : "warn"} role="status">
      {data.fits ? form.costOfLearning(duration(data.seconds), ...told) : form.tooLargeToLearn(...told)}
    </p>
  );
}
