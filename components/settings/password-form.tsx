"use client";
import { Button, Group, PasswordInput, Stack } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Section } from "@/components/data/section";
import { Refusal } from "@/components/sign-in/refusal";
import { changePassword, ownSessionsQuery } from "@/lib/queries/access";

const empty = { currentPassword: "", newPassword: "" };

export function PasswordForm() {
  const [typed, setTyped] = useState(empty);
  const cache = useQueryClient();
  const change = useMutation({
    mutationFn: changePassword,
    onSuccess: async () => {
      setTyped(empty);
      notifications.show({ message: "Password changed; your other sessions have ended." });
      await cache.invalidateQueries({ queryKey: ownSessionsQuery().queryKey });
    },
  });
  const short = typed.newPassword !== "" && typed.newPassword.length < 12 ? "At least 12 characters" : undefined;
  return (
    <Section title="Password">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (short === undefined) change.mutate(typed);
        }}
      >
        <Stack gap="sm" maw={380}>
          <PasswordInput
            label="Present password"
            autoComplete="current-password"
            required
            value={typed.currentPassword}
            onChange={(event) => setTyped({ ...typed, currentPassword: event.currentTarget.value })}
          />
          <PasswordInput
            label="New password"
            autoComplete="new-password"
            required
            error={short}
            value={typed.newPassword}
            onChange={(event) => setTyped({ ...typed, newPassword: event.currentTarget.value })}
          />
          <Refusal error={change.error} />
          <Group>
            <Button type="submit" variant="default" loading={change.isPending}>
              Change password
            </Button>
          </Group>
        </Stack>
      </form>
    </Section>
  );
}
