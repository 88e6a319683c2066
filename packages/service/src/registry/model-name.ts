/** What models, deployments and schedules may be called. */
export const MODEL_NAME = "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$";
