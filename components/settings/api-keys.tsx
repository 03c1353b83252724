"use client";
import { Badge, Button, Table, Text } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Moment } from "@/components/data/moment";
import { Section } from "@/components/data/section";
import { ErrorState } from "@/components/feedback/error-state";
import { LoadingRows } from "@/components/feedback/loading-rows";
import { NoKeys, RevokeKeyDialog } from "@/components/feedback/machine-keys";
import { ActsTh } from "@/components/table/heads";
import type { Permission } from "@/lib/auth/contract";
import type { ApiKeyView } from "@/lib/people/contract";
import { apiKeysQuery, revokeApiKeyMutation } from "@/lib/queries/people";
import { words } from "@/lib/queries/words";
import { NewApiKey } from "./new-api-key";

/** Machines' keys: what each may do, whose it is, when it was last used. */
export function ApiKeys({ grantable }: { grantable: Permission[] }) {
  const keys = useQuery(apiKeysQuery());
  const [isMaking, setIsMaking] = useState(false);
  const [revoking, setRevoking] = useState<ApiKeyView | null>(null);
  const cache = useQueryClient();
  const onSuccess = () => cache.invalidateQueries({ queryKey: apiKeysQuery().queryKey });
  const revoke = useMutation({ ...revokeApiKeyMutation(), onSuccess });
  return (
    <Section
      title="API keys"
      about="For machines that send traffic or fetch results"
      actions={<Button onClick={() => setIsMaking(true)}>New key</Button>}
    >
      {keys.isPending && <LoadingRows rows={2} />}
      {keys.error && <ErrorState error={keys.error} onRetry={() => void keys.refetch()} />}
      {keys.data?.keys.length === 0 && <NoKeys>A machine signs in with one.</NoKeys>}
      {keys.data !== undefined && keys.data.keys.length > 0 && (
        <KeyTable keys={keys.data.keys} onRevoke={setRevoking} />
      )}
      <NewApiKey opened={isMaking} onClose={() => setIsMaking(false)} grantable={grantable} />
      <RevokeKeyDialog
        revoking={revoking}
        onClose={() => setRevoking(null)}
        onRevoke={(id) => revoke.mutateAsync(id)}
      />
    </Section>
  );
}

function KeyTable({ keys, onRevoke }: { keys: ApiKeyView[]; onRevoke: (key: ApiKeyView) => void }) {
  return (
    <Table.ScrollContainer minWidth={640}>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Name</Table.Th>
            <Table.Th>May</Table.Th>
            <Table.Th>Owner</Table.Th>
            <Table.Th>Last used</Table.Th>
            <Table.Th>Expires</Table.Th>
            <ActsTh />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {keys.map((key) => (
            <Table.Tr key={key.id}>
              <Table.Td>
                {key.name}
                <Text size="xs" c="dimmed" ff="monospace">
                  {key.start}…
                </Text>
              </Table.Td>
              <Table.Td>{key.permissions.join(", ")}</Table.Td>
              <Table.Td>{key.owner.name}</Table.Td>
              <Table.Td>{key.lastUsedAt === null ? "never" : <Moment at={key.lastUsedAt} />}</Table.Td>
              <Table.Td>{key.expiresAt === null ? "never" : <Moment at={key.expiresAt} precision="day" />}</Table.Td>
              <Table.Td ta="right">
                {key.status === "active" ? (
                  <Button variant="subtle" size="compact-xs" color="red" onClick={() => onRevoke(key)}>
                    Revoke
                  </Button>
                ) : (
                  <Badge color="gray">{words(key.status)}</Badge>
                )}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
