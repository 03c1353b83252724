"use client";
import { Anchor, Button, Group, Stack, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { giveCode } from "@/lib/queries/access";
import { Refusal } from "./refusal";

/** The second factor: six digits from the authenticator app, or a backup code. */
export function CodeStep({ onDone, onBack }: { onDone: () => void; onBack: () => void }) {
  const [code, setCode] = useState("");
  const attempt = useMutation({ mutationFn: giveCode, onSuccess: onDone });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (!attempt.isPending) attempt.mutate(code.replaceAll(/\s/g, ""));
      }}
    >
      <Stack gap="md">
        <TextInput
          label="Code"
          description="Six digits from your authenticator app, or one of your backup codes"
          name="code"
          autoComplete="one-time-code"
          required
          autoFocus
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
        />
        <Refusal error={attempt.error} />
        <Group justify="space-between">
          <Anchor component="button" type="button" size="sm" onClick={onBack}>
            Use another account
          </Anchor>
          <Button type="submit" size="sm" loading={attempt.isPending || attempt.isSuccess}>
            Continue
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
