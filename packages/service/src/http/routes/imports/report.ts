import { SegueError } from "../../../errors.js";
import { reportPage } from "../../../reports/page.js";
import { importReport, importReportSchema } from "../../../reports/report.js";
import { answerPage, wantsPage } from "../../page.js";
import { defineRoute } from "../../route.js";
import { idSchema, strict } from "../../schemas.js";

export default defineRoute({
  method: "GET",
  url: "/v1/imports/:id/report",
  operation: "getImportReport",
  tag: "imports",
  summary: "What came of an import: rows by rule, and what cleaning did to them; as a page where HTML is asked for",
  scope: "read",
  schemas: { params: strict({ id: idSchema("The import") }) },
  answer: { status: 200, schema: importReportSchema },
  async handle({ workspace, params, raw, reply }, { services }) {
    const report = await importReport(services.store, workspace, params.id);
    if (report === undefined) throw new SegueError("unknown-import", `There is no import ${JSON.stringify(params.id)}.`);
    return wantsPage(raw) ? answerPage(reply, reportPage(report)) : report;
  },
});
