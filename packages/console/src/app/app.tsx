import { createTheme, MantineProvider } from "@mantine/core";
import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { isUnauthorized, mayPass } from "../api/problem-of.js";
import { LanguageProvider } from "../texts/language.js";
import { router } from "./router.js";
import { SessionProvider } from "./session.js";

const theme = createTheme({ fontFamily: "var(--font)", defaultRadius: 6, respectReducedMotion: true });

/** Whatever finds that the key is not valid any more, the gate is to find it, too. */
const askTheGate = (error: unknown) => {
  if (isUnauthorized(error)) void queries.invalidateQueries({ queryKey: ["listeners"] });
};

const queries: QueryClient = new QueryClient({
  queryCache: new QueryCache({ onError: (error, { queryKey }) => queryKey[0] !== "listeners" && askTheGate(error) }),
  mutationCache: new MutationCache({ onError: askTheGate }),
  // Also without a network: the service may be on this machine.
  defaultOptions: {
    queries: { staleTime: 30_000, retry: mayPass, retryDelay: 300, networkMode: "always" },
    mutations: { networkMode: "always" },
  },
});

/** By which styles that are written while the page runs show that they are of this page. */
const nonce = document.querySelector("meta[property=csp-nonce]")?.getAttribute("content") ?? "";

/** The whole console. */
export function App() {
  return (
    <MantineProvider theme={theme} defaultColorScheme="auto" getStyleNonce={() => nonce}>
      <LanguageProvider>
        <QueryClientProvider client={queries}>
          <SessionProvider>
            <RouterProvider router={router} />
          </SessionProvider>
        </QueryClientProvider>
      </LanguageProvider>
    </MantineProvider>
  );
}
