"use client";
import { Badge, Button, MultiSelect, Table, Text } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Section } from "@/components/data/section";
import { ErrorState } from "@/components/feedback/error-state";
import { LoadingRows } from "@/components/feedback/loading-rows";
import { ReasonDialog } from "@/components/feedback/reason-dialog";
import type { Role } from "@/lib/auth/contract";
import type { UserView } from "@/lib/people/contract";
import { disableUserMutation, setRolesMutation, usersQuery } from "@/lib/queries/people";
import { NewPerson } from "./new-person";
import { roleOptions } from "./role-options";

/** Who may enter, and as what. */
export function People({ ownId }: { ownId: string }) {
  const users = useQuery(usersQuery());
  const [isAdding, setIsAdding] = useState(false);
  const [leaving, setLeaving] = useState<UserView | null>(null);
  return (
    <Section title="People" actions={<Button onClick={() => setIsAdding(true)}>New person</Button>}>
      {users.isPending && <LoadingRows rows={3} />}
      {users.error && <ErrorState error={users.error} onRetry={() => void users.refetch()} />}
      {users.data !== undefined && (
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Person</Table.Th>
              <Table.Th>Roles</Table.Th>
              <Table.Th>Second factor</Table.Th>
              <Table.Th aria-label="Act" />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {users.data.users.map((user) => (
              <Person key={user.id} user={user} isSelf={user.id === ownId} onLeave={() => setLeaving(user)} />
            ))}
          </Table.Tbody>
        </Table>
      )}
      <NewPerson opened={isAdding} onClose={() => setIsAdding(false)} />
      <Leave user={leaving} onClose={() => setLeaving(null)} />
    </Section>
  );
}

function Person({ user, isSelf, onLeave }: { user: UserView; isSelf: boolean; onLeave: () => void }) {
  const cache = useQueryClient();
  const onSettled = () => cache.invalidateQueries({ queryKey: usersQuery().queryKey });
  const change = useMutation({ ...setRolesMutation(), onSettled });
  return (
    <Table.Tr>
      <Table.Td>
        {user.name}
        <Text size="xs" c="dimmed">
          {user.email}
        </Text>
      </Table.Td>
      <Table.Td>
        <MultiSelect
          size="xs"
          aria-label={`Roles of ${user.name}`}
          data={roleOptions}
          value={change.isPending ? change.variables.roles : user.roles}
          disabled={user.disabledAt !== null || change.isPending}
          error={change.error?.message}
          onChange={(chosen) => change.mutate({ userId: user.id, roles: chosen as Role[] })}
        />
      </Table.Td>
      <Table.Td>{user.twoFactorEnabled ? "on" : "off"}</Table.Td>
      <Table.Td ta="right">
        {user.disabledAt !== null && <Badge color="gray">no access</Badge>}
        {user.disabledAt === null && !isSelf && (
          <Button variant="subtle" size="compact-xs" color="red" onClick={onLeave}>
            Take access away
          </Button>
        )}
      </Table.Td>
    </Table.Tr>
  );
}

function Leave({ user, onClose }: { user: UserView | null; onClose: () => void }) {
  const cache = useQueryClient();
  const onSuccess = () => cache.invalidateQueries({ queryKey: usersQuery().queryKey });
  const disable = useMutation({ ...disableUserMutation(), onSuccess });
  return (
    <ReasonDialog
      opened={user !== null}
      onClose={onClose}
      title={`Take ${user?.name}'s access away`}
      confirmLabel="Take away"
      isDangerous
      least={3}
      consequences={["Their sessions end and their API keys stop at once.", "What they did stays under their name."]}
      onConfirm={(reason) => disable.mutateAsync({ userId: user?.id ?? "", reason })}
    />
  );
}
