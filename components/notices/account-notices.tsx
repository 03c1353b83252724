"use client";
import { Group, Stack, Text, UnstyledButton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Moment } from "@/components/data/moment";
import { Section } from "@/components/data/section";
import { usePermission } from "@/components/session/session";
import { templateKindNames } from "@/lib/appeals/contract";
import { noticesQuery } from "@/lib/queries/notices";
import { NoticeStateBadge } from "./notice-columns";
import { NoticeDrawer } from "./notice-drawer";

/** What the owner of an account was told; nothing where nobody was. */
export function AccountNotices({ accountId }: { accountId: string }) {
  const mayRead = usePermission("notice.read");
  const { data } = useQuery({ ...noticesQuery({ accountId }), enabled: mayRead });
  const [openedId, setOpenedId] = useState<string>();
  const notices = data?.notices ?? [];
  if (notices.length === 0) return null;
  return (
    <Section title="What its owner was told">
      <Stack gap={6}>
        {notices.map(({ id, kind, state, createdAt }) => (
          <UnstyledButton key={id} onClick={() => setOpenedId(id)}>
            <Group justify="space-between" wrap="nowrap">
              <Text size="sm" td="underline">
                {templateKindNames[kind]}
              </Text>
              <Group gap="xs" wrap="nowrap">
                <NoticeStateBadge state={state} />
                <Text size="xs" c="dimmed">
                  <Moment at={createdAt} />
                </Text>
              </Group>
            </Group>
          </UnstyledButton>
        ))}
      </Stack>
      <NoticeDrawer notice={notices.find(({ id }) => id === openedId)} onClose={() => setOpenedId(undefined)} />
    </Section>
  );
}
