"use client";
import { Box, Group, Paper, Stack, Text, Title } from "@mantine/core";
import { useState } from "react";
import { Mark } from "@/components/shell/brand";
import { CodeStep } from "./code-step";
import { type DemoSignIn, DemoSignIns } from "./demo-sign-ins";
import { PasswordStep } from "./password-step";

const enter = (target: string) => window.location.assign(target);

/** E-mail and password, then the second factor where there is one. What was typed stays whatever the server says. */
export function SignIn({ target, demoSignIns }: { target: string; demoSignIns: DemoSignIn[] }) {
  const [typed, setTyped] = useState({ email: "", password: "" });
  const [owesCode, setOwesCode] = useState(false);
  return (
    <Box component="main" mih="100vh" p="md" style={{ display: "grid", placeItems: "center" }}>
      <Stack w="100%" maw={380} gap="md">
        <Group gap="xs">
          <Mark size={26} />
          <Title order={1}>Sign in to Stillwatch</Title>
        </Group>
        <Paper p="lg">
          {owesCode ? (
            <CodeStep onDone={() => enter(target)} onBack={() => setOwesCode(false)} />
          ) : (
            <PasswordStep
              typed={typed}
              onType={setTyped}
              onDone={(owes) => (owes ? setOwesCode(true) : enter(target))}
            />
          )}
        </Paper>
        {demoSignIns.length > 0 && !owesCode && <DemoSignIns signIns={demoSignIns} onChoose={setTyped} />}
        <Text size="xs" c="dimmed">
          Accounts are made by an admin. Every sign-in is recorded.
        </Text>
      </Stack>
    </Box>
  );
}
