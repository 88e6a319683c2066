import type { Change } from "./change.js";

/** Versions are never used twice; deployments serve mixes and remember; aliases; what is known of a model, and what its answers cost. */
export const models: Change = ({ integer, real }) => [
  `create table model_numbers (workspace_id text not null, name text not null, highest ${integer} not null, primary key (workspace_id, name))`,
  `insert into model_numbers (workspace_id, name, highest) select workspace_id, name, max(version) from models group by workspace_id, name`,
  `alter table models add column code_version text not null default ''`,
  `alter table models add column job_id text`,
  `alter table models add column evaluation_json text`,
  `alter table models add column origin_json text`,
  `create table deployment_changes (
    workspace_id text not null, name text not null, number ${integer} not null, serving_json text not null, how text not null,
    at ${integer} not null, back ${integer}, primary key (workspace_id, name, number))`,
  `insert into deployment_changes (workspace_id, name, number, serving_json, how, at, back)
   select workspace_id, name, 1, ${single("previous_model", "previous_version")}, 'promoted', updated_at, null
   from deployments where previous_model is not null and previous_version is not null`,
  `insert into deployment_changes (workspace_id, name, number, serving_json, how, at, back)
   select workspace_id, name, 2, ${single("model", "version")}, 'promoted', updated_at, case when previous_version is null then null else 1 end
   from deployments`,
  `drop table deployments`,
  `create table model_aliases (
    workspace_id text not null, name text not null, alias text not null, version ${integer} not null, updated_at ${integer} not null,
    primary key (workspace_id, name, alias))`,
  `create table answer_costs (
    workspace_id text not null, name text not null, version ${integer} not null, answers ${integer} not null, seconds ${real} not null,
    bytes ${integer} not null, primary key (workspace_id, name, version))`,
];

/** A single model as what is served; names of models need no escape. */
function single(model: string, version: string): string {
  return `'{"models":[{"model":"' || ${model} || '","version":' || cast(${version} as text) || ',"weight":1}],"by":null}'`;
}
