"use client";
import { Anchor, Box, Button, Group, Stack, Text, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { QRCodeSVG } from "qrcode.react";
import { useState } from "react";
import { Copyable } from "@/components/data/copyable";
import { Refusal } from "@/components/sign-in/refusal";
import { type Enrolment, giveCode } from "@/lib/queries/access";

export interface EnrolProps {
  enrolment: Enrolment;
  onDone: () => void;
  onCancel: () => void;
}

/** The secret for the authenticator app, the backup codes, and the first code, which turns the second factor on. */
export function Enrol({ enrolment, onDone, onCancel }: EnrolProps) {
  const [code, setCode] = useState("");
  const attempt = useMutation({ mutationFn: giveCode, onSuccess: onDone });
  const secret = new URL(enrolment.totpURI).searchParams.get("secret") ?? "";
  const backupCodes = enrolment.backupCodes.join("\n");
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        attempt.mutate(code.replaceAll(/\s/g, ""));
      }}
    >
      <Stack gap="sm">
        <Text size="sm">
          1. Let your authenticator app read this picture, type the secret in, or{" "}
          <Anchor href={enrolment.totpURI}>open the app</Anchor>.
        </Text>
        {/* Light in the dark scheme too: readers expect dark on light. */}
        <Box bg="white" p="sm" w="fit-content" style={{ borderRadius: 6 }}>
          <QRCodeSVG value={enrolment.totpURI} size={168} title="The secret as a QR code" />
        </Box>
        <Copyable label="secret" text={secret} shown={secret.match(/.{1,4}/g)?.join(" ") ?? secret} />
        <Text size="sm">2. Keep these backup codes: each opens your account once, should you lose the app.</Text>
        <Copyable label="backup codes" text={backupCodes} shown={backupCodes} />
        <TextInput
          label="3. Enter the code that the app shows now"
          name="code"
          autoComplete="one-time-code"
          inputMode="numeric"
          pattern="[0-9 ]*"
          required
          maw={260}
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
        />
        <Refusal error={attempt.error} />
        <Group gap="sm">
          <Button type="submit" loading={attempt.isPending}>
            Turn on
          </Button>
          <Button variant="default" onClick={onCancel}>
            Cancel
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
