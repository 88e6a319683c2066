import { reportPage } from "../../../reports/page.js";
import { dataReport, dataReportSchema } from "../../../reports/report.js";
import { answerPage, wantsPage } from "../../page.js";
import { defineRoute } from "../../route.js";

export default defineRoute({
  method: "GET",
  url: "/v1/report",
  operation: "getReport",
  tag: "reports",
  summary: "What the data are like, as the newest snapshot shows them, and every import; as a page where HTML is asked for",
  scope: "read",
  schemas: {},
  answer: { status: 200, schema: dataReportSchema },
  async handle({ workspace, raw, reply }, { services }) {
    const report = await dataReport(services.store, workspace);
    return wantsPage(raw) ? answerPage(reply, reportPage(report)) : report;
  },
});
