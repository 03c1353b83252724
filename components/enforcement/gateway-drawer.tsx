"use client";
import { Alert, Badge, Button, Drawer, Group, Paper, Stack, Text, Title } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { FactList } from "@/components/data/fact-list";
import { Moment } from "@/components/data/moment";
import { EmptyState } from "@/components/feedback/empty-state";
import { ErrorState } from "@/components/feedback/error-state";
import { LoadingRows } from "@/components/feedback/loading-rows";
import { usePermission } from "@/components/session/session";
import { firstShown } from "@/components/table/heads";
import { type ConnectorView, type DeliveryView, mostDeliveriesShown } from "@/lib/enforcement/contract";
import { deliveriesQuery, replayMutation, switchGatewayMutation, testGatewayMutation } from "@/lib/queries/enforcement";
import { keys } from "@/lib/queries/keys";
import { asProblem } from "@/lib/queries/problem";
import { Attempts } from "./attempts";
import { kindLabels, ServiceBadge } from "./gateway-columns";
import { TestOutcome } from "./test-outcome";
import { countermeasureLabels } from "./words";

interface Props {
  connector: ConnectorView | undefined;
  onClose: () => void;
  onChange: (connector: ConnectorView) => void;
}

/** One connector: what it can do, whether its gateway answers, and every message to it. */
export function GatewayDrawer({ connector, onClose, onChange }: Props) {
  return (
    <Drawer opened={connector !== undefined} onClose={onClose} position="right" size="xl" title={connector?.name ?? ""}>
      {connector !== undefined && <Gateway key={connector.id} connector={connector} onChange={onChange} />}
    </Drawer>
  );
}

const say = (error: unknown) =>
  notifications.show({ color: "red", title: asProblem(error).title, message: asProblem(error).message });

function Gateway({ connector, onChange }: { connector: ConnectorView; onChange: Props["onChange"] }) {
  const client = useQueryClient();
  const mayManage = usePermission("enforcement.manage");
  const stale = { onSettled: () => client.invalidateQueries({ queryKey: keys.enforcement }), onError: say };
  const test = useMutation({ ...testGatewayMutation(), ...stale });
  const turn = useMutation({ ...switchGatewayMutation(), ...stale });
  const { id, enabled, disabledReason, kind } = connector;
  return (
    <Stack gap="lg">
      {!enabled && (
        <Alert color="red" py={8}>
          {disabledReason} What is decided meanwhile waits for it.
        </Alert>
      )}
      <FactList isWide facts={factsOf(connector)} />
      {mayManage && (
        <Group gap="sm">
          <Button loading={test.isPending} onClick={() => test.mutate(id)}>
            Test
          </Button>
          {kind !== "policy" && (
            <Button variant="default" onClick={() => onChange(connector)}>
              Change …
            </Button>
          )}
          <Button variant="default" loading={turn.isPending} onClick={() => turn.mutate({ id, enabled: !enabled })}>
            {enabled ? "Take out of service" : "Put into service"}
          </Button>
        </Group>
      )}
      {test.data !== undefined && <TestOutcome test={test.data} />}
      {kind !== "policy" && <Deliveries connectorId={id} mayReplay={mayManage} />}
    </Stack>
  );
}

const factsOf = (connector: ConnectorView): Parameters<typeof FactList>[0]["facts"] => {
  const { kind, settings, supports, verifies, createdBy, createdAt } = connector;
  return [
    ["Kind", kindLabels[kind]],
    ["State", <ServiceBadge key="state" of={connector} />],
    ...(settings.url === undefined ? [] : [["Address", settings.url] as [string, string]]),
    ...(settings.verifyUrl ? [["Asked at", settings.verifyUrl] as [string, string]] : []),
    ...(settings.accounts === undefined ? [] : [["An account is a", settings.accounts] as [string, string]]),
    ["Carries out", supports.map((one) => countermeasureLabels[one]).join(", ")],
    ["Verified", verifies],
    [
      "Connected",
      <span key="by">
        {createdBy}, <Moment at={createdAt} />
      </span>,
    ],
  ];
};

const colors = { waiting: "blue", delivered: "teal", dead: "red", withdrawn: "gray" } as const;
const stateWords = {
  waiting: "waits",
  delivered: "delivered",
  dead: "dead letter",
  withdrawn: "not wanted any more",
} as const;

/** A test that failed is not repeated; it is not a message that nobody wants any more. */
const wordsOf = ({ countermeasure, state }: DeliveryView) =>
  countermeasure === null && state === "withdrawn" ? "failed" : stateWords[state];

function Deliveries({ connectorId, mayReplay }: { connectorId: string; mayReplay: boolean }) {
  const { data, error, refetch } = useQuery(deliveriesQuery(connectorId));
  if (data === undefined) {
    return error === null ? <LoadingRows /> : <ErrorState error={error} onRetry={() => void refetch()} />;
  }
  return (
    <Stack gap="sm">
      <Title order={3}>Messages</Title>
      {data.rows.length === 0 && <EmptyState title="Nothing was sent yet" />}
      {data.rows.map((delivery) => (
        <Delivery key={delivery.id} delivery={delivery} mayReplay={mayReplay} />
      ))}
      {data.rows.length === mostDeliveriesShown && (
        <Text size="xs" c="dimmed">
          {firstShown(mostDeliveriesShown)}
        </Text>
      )}
    </Stack>
  );
}

function Delivery({ delivery, mayReplay }: { delivery: DeliveryView; mayReplay: boolean }) {
  const client = useQueryClient();
  const replay = useMutation({
    ...replayMutation(),
    onSettled: () => client.invalidateQueries({ queryKey: keys.enforcement }),
    onError: say,
  });
  const { countermeasure, accounts, state, createdAt } = delivery;
  return (
    <Paper p="sm">
      <Group justify="space-between" gap="sm" mb={4}>
        <Group gap="xs">
          <Text size="sm" fw={600}>
            {countermeasure === null ? "Test" : countermeasureLabels[countermeasure]}
          </Text>
          <Badge color={colors[state]}>{wordsOf(delivery)}</Badge>
          <Text size="xs" c="dimmed">
            {countermeasure !== null && `${accounts} ${accounts === 1 ? "account" : "accounts"} · `}
            <Moment at={createdAt} precision="second" />
          </Text>
        </Group>
        {mayReplay && state === "dead" && (
          <Button
            size="compact-xs"
            variant="default"
            loading={replay.isPending}
            onClick={() => replay.mutate(delivery.id)}
          >
            Send again
          </Button>
        )}
      </Group>
      <Attempts delivery={delivery} />
    </Paper>
  );
}
