/** The arrows of ARCHITECTURE.md, enforced. */
const package_ = (name) => `^packages/${name}/`;

/** Files of `from` may not import what matches `to`. */
const never = (name, comment, from, to) => ({ name, comment, severity: "error", from, to });

module.exports = {
  forbidden: [
    never("no-cycles", "A cycle has no first room to read.", {}, { circular: true }),
    never(
      "kernels-alone",
      "Kernels know numbers only, and threads to compute them.",
      { path: `${package_("kernels")}src` },
      { pathNot: [`${package_("kernels")}src`, "^(node:)?(worker_threads|module)$"] },
    ),
    never(
      "autograd-alone",
      "Autograd imports nothing of ours.",
      { path: `${package_("autograd")}src` },
      { path: package_("(kernels|engine|service|client|cli|console)") },
    ),
    never(
      "autograd-pure",
      "Graphs are written without clock, disk or network; only the runtime is more than numbers.",
      { path: `${package_("autograd")}src/(?!runtime/onnxruntime\\.ts)` },
      { path: "onnxruntime-node|^(node:)?[a-z_]+$" },
    ),
    never(
      "engine-down",
      "The engine imports kernels, autograd and pure libraries.",
      { path: `${package_("engine")}src` },
      { path: package_("(service|client|cli|console)") },
    ),
    never(
      "engine-pure",
      "No clock, network, disk or database in the engine: what it needs comes in as a parameter.",
      { path: `${package_("engine")}src/(?!testing/)` },
      { dependencyTypes: ["core"], pathNot: "^(node:)?(crypto|buffer|stream|string_decoder|util)$" },
    ),
    never(
      "service-down",
      "The service imports engine and kernels.",
      { path: `${package_("service")}src` },
      { path: package_("(client|cli|console)") },
    ),
    never(
      "client-alone",
      "The client imports nothing of ours.",
      { path: `${package_("client")}src` },
      { path: package_("(kernels|autograd|engine|service|cli|console)") },
    ),
    never(
      "console-through-client",
      "The console talks to the service as everybody does, through the client.",
      { path: `${package_("console")}src` },
      { path: package_("(kernels|autograd|engine|service|cli)") },
    ),
    never(
      "cli-through-client",
      "The command line talks through the client.",
      { path: `${package_("cli")}src` },
      { path: package_("(kernels|autograd|engine)") },
    ),
    never(
      "algorithms-apart",
      "An algorithm imports neither another algorithm nor the list.",
      { path: "^packages/engine/src/algorithms/(recommend|analyze)/" },
      { path: "^packages/engine/src/algorithms/(recommend/|analyze/|list)" },
    ),
    never(
      "routes-through-ports",
      "Routes import ports, never adapters.",
      { path: "^packages/service/src/http/" },
      { path: "^packages/service/src/adapters/" },
    ),
    never(
      "wired-once",
      "Only wire.ts knows the adapters.",
      { path: "^packages/service/src/(?!adapters/|wire\\.ts|testing/)" },
      { path: "^packages/service/src/adapters/" },
    ),
    never(
      "testing-in-tests",
      "Only tests import testing/.",
      { path: "^packages/[^/]+/src/(?!testing/)" },
      { path: "^packages/[^/]+/(src|dist)/testing/" },
    ),
  ],
  options: {
    includeOnly: "^packages/[^/]+/src|^(node:)?[a-z_]+$",
    exclude: { path: "api\\.gen\\.ts$" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.base.json" },
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "default"] },
  },
};
