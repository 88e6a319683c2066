import { Button, PasswordInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { type FormEvent, type ReactNode, useState } from "react";
import { isUnauthorized } from "../api/problem-of.js";
import { listenersQuery } from "../api/queries.js";
import { useTexts } from "../texts/language.js";
import { useSession } from "./session.js";

/** Lets a page show where the service answers who asks; otherwise asks for a key, and the address stays. */
export function Gate({ children }: { readonly children: ReactNode }) {
  const { client } = useSession();
  const { error } = useQuery(listenersQuery(client));
  return isUnauthorized(error) ? <SignIn /> : children;
}

function SignIn() {
  const { signIn } = useTexts();
  const { hasKey, takeKey } = useSession();
  const [key, setKey] = useState("");
  const enter = (event: FormEvent) => {
    event.preventDefault();
    if (key.trim() !== "") takeKey(key.trim());
  };
  return (
    <form className="sign-in" onSubmit={enter}>
      <h1>{signIn.title}</h1>
      <p>{hasKey ? signIn.expired : signIn.why}</p>
      <PasswordInput label={signIn.key} value={key} autoComplete="off" onChange={(event) => setKey(event.currentTarget.value)} />
      <Button type="submit">{signIn.enter}</Button>
    </form>
  );
}
