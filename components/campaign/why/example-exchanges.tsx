"use client";
import { Button, Popover, Stack, Table, Text, UnstyledButton } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { moreLikeThis } from "@/components/alike/alike-button";
import { AlikeDrawer, type AlikeProps } from "@/components/alike/alike-drawer";
import { Moment } from "@/components/data/moment";
import { Pseudonym } from "@/components/data/pseudonym";
import { ErrorState } from "@/components/feedback/error-state";
import { usePermission } from "@/components/session/session";
import type { EvidenceFact } from "@/lib/detection/contract";
import { examplesQuery } from "@/lib/queries/campaign";

/** The campaign that facts are of. */
export interface FactsOf {
  id: string;
  codeName: string;
}

interface ExamplesProps {
  campaign: FactsOf;
  fact: Pick<EvidenceFact, "kind" | "value" | "exchangeIds">;
  /** Whose exchanges they are, where the fact is one account's; else it is asked for. */
  accountId: string | undefined;
}

/** Exchanges that show the value in use, whose they are, and more that are worded like one of them. */
export function ExampleExchanges(props: ExamplesProps) {
  const [opened, examples] = useDisclosure(false);
  const [like, setLike] = useState<Omit<AlikeProps, "campaigns"> | null>(null);
  const count = props.fact.exchangeIds.length;
  if (count === 0) return <span title="A value of the accounts, not of their exchanges">–</span>;
  const onLike = (one: Omit<AlikeProps, "campaigns">) => {
    examples.close();
    setLike(one);
  };
  return (
    <>
      <Popover opened={opened} onChange={examples.toggle} position="left" withArrow shadow="md" trapFocus returnFocus>
        <Popover.Target>
          <UnstyledButton onClick={examples.toggle} aria-label={`${count} example exchanges`}>
            <Text component="span" size="sm" c="var(--mantine-color-anchor)">
              {count}
            </Text>
          </UnstyledButton>
        </Popover.Target>
        <Popover.Dropdown>
          <Examples {...props} onLike={onLike} />
        </Popover.Dropdown>
      </Popover>
      <AlikeDrawer like={like && { ...like, campaigns: [props.campaign] }} onClose={() => setLike(null)} />
    </>
  );
}

interface ListProps extends ExamplesProps {
  onLike: (like: Omit<AlikeProps, "campaigns">) => void;
}

function Examples({ campaign, fact, accountId, onLike }: ListProps) {
  const { exchangeIds, kind, value } = fact;
  const isOwn = accountId !== undefined;
  const mayAsk = usePermission("account.read");
  const asked = useQuery({
    ...examplesQuery({ campaignId: campaign.id, kind, value }),
    enabled: !isOwn && mayAsk,
  });
  const found = new Map(asked.data?.map((one) => [one.exchangeId, one]));
  const gone = asked.data === undefined ? 0 : exchangeIds.filter((id) => !found.has(id)).length;
  return (
    <Stack gap={6} maw={480}>
      <Text size="xs" c="dimmed">
        Example exchanges; read their words from the account's page.
      </Text>
      {asked.error !== null && <ErrorState error={asked.error} onRetry={() => void asked.refetch()} />}
      <Table fz="xs" verticalSpacing={2} horizontalSpacing={6} withRowBorders={false} aria-label="Example exchanges">
        <Table.Tbody>
          {exchangeIds.map((exchangeId) => {
            const author = accountId ?? found.get(exchangeId)?.accountId;
            return (
              <Table.Tr key={exchangeId}>
                <Table.Td maw={150}>
                  <Pseudonym value={exchangeId} size="xs" />
                </Table.Td>
                {!isOwn && <Author accountId={author} at={found.get(exchangeId)?.ts} />}
                {author !== undefined && mayAsk && (
                  <Table.Td ta="right">
                    <LikeButton exchangeId={exchangeId} onClick={() => onLike({ accountId: author, exchangeId })} />
                  </Table.Td>
                )}
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
      {gone > 0 && (
        <Text size="xs" c="dimmed">
          {gone} of {exchangeIds.length} are not stored any more.
        </Text>
      )}
    </Stack>
  );
}

const Author = ({ accountId, at }: { accountId: string | undefined; at: string | undefined }) => (
  <>
    <Table.Td maw={130}>
      {accountId !== undefined && (
        <Pseudonym value={accountId} href={`/accounts/${encodeURIComponent(accountId)}`} size="xs" />
      )}
    </Table.Td>
    <Table.Td>{at !== undefined && <Moment at={at} />}</Table.Td>
  </>
);

const LikeButton = ({ exchangeId, onClick }: { exchangeId: string; onClick: () => void }) => (
  <Button size="compact-xs" variant="default" onClick={onClick} aria-label={`${moreLikeThis}: ${exchangeId}`}>
    {moreLikeThis}
  </Button>
);
