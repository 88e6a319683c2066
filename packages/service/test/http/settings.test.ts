import { expect, it } from "vitest";
import { raw, runningService } from "./running-service.js";

const running = runningService({ patience: 7 });

it("settings are told with what they usually are, without the password of a database", async () => {
  const { url, services } = running().service;
  const { body } = await raw(url, "/v1/settings");
  const items = body.items as { id: string; value: unknown; standard: unknown }[];
  const of = (id: string) => items.find((each) => each.id === id);
  expect(of("patience")).toMatchObject({ value: 7, standard: 30 });
  expect(of("memory")).toMatchObject({ value: null, standard: null });
  expect(of("database")).toMatchObject({ value: "sqlite" });
  Object.assign(services.config, { database: "postgres://somebody:secret@host/name" });
  const told = JSON.stringify((await raw(url, "/v1/settings")).body);
  expect(told).not.toContain("secret");
  expect(told).toContain('"postgres"');
});
