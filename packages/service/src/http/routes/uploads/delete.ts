import { removeUpload, uploadedFile } from "../../../imports/uploads.js";
import { defineRoute } from "../../route.js";
import { idSchema, strict } from "../../schemas.js";

export default defineRoute({
  method: "DELETE",
  url: "/v1/uploads/:id",
  operation: "deleteUpload",
  tag: "imports",
  summary: "Removes an upload that is not wanted any more",
  scope: "train",
  schemas: { params: strict({ id: idSchema("The upload") }) },
  answer: { status: 200, schema: strict({ id: idSchema("The upload that was removed") }) },
  async handle({ workspace, params: { id } }, { services: { config } }) {
    await uploadedFile(config.data, workspace, { id, name: id });
    await removeUpload(config.data, workspace, id);
    return { id };
  },
});
