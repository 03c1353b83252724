"use client";
import { Button, PasswordInput, Stack, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { signIn } from "@/lib/queries/access";
import { Refusal } from "./refusal";

interface Typed {
  email: string;
  password: string;
}

export interface PasswordStepProps {
  typed: Typed;
  onType: (typed: Typed) => void;
  /** Told whether a second factor is still owed. */
  onDone: (owesCode: boolean) => void;
}

export function PasswordStep({ typed, onType, onDone }: PasswordStepProps) {
  const attempt = useMutation({ mutationFn: signIn, onSuccess: ({ owesCode }) => onDone(owesCode) });
  return (
    <form
      method="post"
      onSubmit={(event) => {
        event.preventDefault();
        if (!attempt.isPending) attempt.mutate(typed);
      }}
    >
      <Stack gap="md">
        <TextInput
          label="E-mail"
          type="email"
          name="email"
          autoComplete="username"
          required
          autoFocus
          value={typed.email}
          onChange={(event) => onType({ ...typed, email: event.currentTarget.value })}
        />
        <PasswordInput
          label="Password"
          name="password"
          autoComplete="current-password"
          required
          value={typed.password}
          onChange={(event) => onType({ ...typed, password: event.currentTarget.value })}
        />
        <Refusal error={attempt.error} />
        <Button type="submit" size="sm" loading={attempt.isPending || attempt.isSuccess}>
          Sign in
        </Button>
      </Stack>
    </form>
  );
}
