"use client";
import { Button, Group, Paper, Text } from "@mantine/core";
import { words } from "@/lib/queries/words";

export interface DemoSignIn {
  role: string;
  email: string;
  password: string;
}

/** The demonstration's people; choosing one fills the form. */
export function DemoSignIns(props: {
  signIns: DemoSignIn[];
  onChoose: (typed: { email: string; password: string }) => void;
}) {
  return (
    <Paper component="section" aria-label="Demonstration sign-ins">
      <Text size="sm" mb="xs">
        This is a demonstration. Fill in as
      </Text>
      <Group gap={6}>
        {props.signIns.map(({ role, email, password }) => (
          <Button key={role} variant="default" size="compact-xs" onClick={() => props.onChoose({ email, password })}>
            {words(role)}
          </Button>
        ))}
      </Group>
    </Paper>
  );
}
