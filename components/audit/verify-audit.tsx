"use client";
import { Alert, Box, Button, Group, Text } from "@mantine/core";
import { IconShieldCheck, IconShieldX } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { formatCount } from "@/components/data/count";
import { ErrorState } from "@/components/feedback/error-state";
import type { AuditVerification } from "@/lib/audit/contract";
import { verifyAuditMutation } from "@/lib/queries/audit";

/** Walks the whole chain on request, and says what it found. */
export function VerifyAudit() {
  const verify = useMutation(verifyAuditMutation());
  return (
    <Box mb="sm">
      <Group gap="sm" mb={verify.data || verify.error ? "sm" : 0}>
        <Button
          variant="default"
          leftSection={<IconShieldCheck size={14} aria-hidden />}
          loading={verify.isPending}
          onClick={() => verify.mutate()}
        >
          Verify the chain
        </Button>
        <Text size="xs" c="dimmed">
          Recomputes every hash and compares with the signed head that is kept outside the database.
        </Text>
      </Group>
      {verify.error !== null && <ErrorState error={verify.error} />}
      {verify.data !== undefined && <Result found={verify.data} />}
    </Box>
  );
}

function Result({ found }: { found: AuditVerification }) {
  const records = `${formatCount(found.records)} records, ${formatCount(found.anchored)} of them vouched for by the signed head.`;
  if (found.intact) {
    return (
      <Alert role="status" color="teal" icon={<IconShieldCheck size={18} aria-hidden />} title="The chain is intact">
        {records}
      </Alert>
    );
  }
  return (
    <Alert role="alert" color="red" icon={<IconShieldX size={18} aria-hidden />} title="The chain is broken">
      {found.fault} {records}
    </Alert>
  );
}
