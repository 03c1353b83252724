"use client";
import { Badge, Button, Text } from "@mantine/core";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Section } from "@/components/data/section";
import { disableTwoFactor, type Enrolment, prepareTwoFactor } from "@/lib/queries/access";
import { Enrol } from "./enrol";
import { PasswordPrompt } from "./password-prompt";

/** Turns the second factor on, in two steps, or off; both ask for the password. */
export function TwoFactor({ isEnabled }: { isEnabled: boolean }) {
  const [asks, setAsks] = useState(false);
  const [enrolment, setEnrolment] = useState<Enrolment | null>(null);
  const router = useRouter();
  const state = <Badge color={isEnabled ? "teal" : "gray"}>{isEnabled ? "on" : "off"}</Badge>;
  const close = () => setAsks(false);
  return (
    <Section
      title="Second factor"
      about={state}
      actions={
        enrolment === null && (
          <Button variant="default" onClick={() => setAsks(true)}>
            {isEnabled ? "Turn off" : "Turn on"}
          </Button>
        )
      }
    >
      {enrolment === null ? (
        <Text size="sm" c="dimmed">
          With it, signing in takes a six-digit code from an authenticator app besides the password.
        </Text>
      ) : (
        <Enrol
          enrolment={enrolment}
          onCancel={() => setEnrolment(null)}
          onDone={() => {
            setEnrolment(null);
            router.refresh();
          }}
        />
      )}
      <PasswordPrompt
        opened={asks}
        onClose={close}
        title={isEnabled ? "Turn the second factor off" : "Turn the second factor on"}
        isDangerous={isEnabled}
        onConfirm={async (password) => {
          if (!isEnabled) return setEnrolment(await prepareTwoFactor(password));
          await disableTwoFactor(password);
          router.refresh();
        }}
      />
    </Section>
  );
}
