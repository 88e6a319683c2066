import { useTexts } from "../texts/language.js";
import { Lesson } from "./lesson.js";

/** What to do where there are plays, and no model that learned from them. */
export function NoModel() {
  const { listen } = useTexts();
  return <Lesson title={listen.noModelTitle} text={listen.noModel} command="npx segue auto" />;
}
