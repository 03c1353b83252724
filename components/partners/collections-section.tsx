"use client";
import { Badge, Button, Group, Table, Text } from "@mantine/core";
import { useState } from "react";
import { formatCount } from "@/components/data/count";
import { Moment } from "@/components/data/moment";
import { Section } from "@/components/data/section";
import { EmptyState } from "@/components/feedback/empty-state";
import { usePermission } from "@/components/session/session";
import { TlpBadge } from "@/components/sharing/tlp";
import { ActsTh } from "@/components/table/heads";
import type { CollectionView } from "@/lib/taxii/contract";
import { SaveCollectionDialog } from "./save-collection-dialog";

interface Props {
  partnerId: string;
  collections: CollectionView[];
}

/** What a partner may fetch and add, by marking, and how far it has come. */
export function CollectionsSection({ partnerId, collections }: Props) {
  const mayManage = usePermission("partner.manage");
  const [changing, setChanging] = useState<CollectionView | "new">();
  const present = changing === "new" ? undefined : changing;
  const add = mayManage && <Button onClick={() => setChanging("new")}>New collection</Button>;
  return (
    <Section
      title="Collections"
      about="What is shared with this partner is published here, by its marking"
      actions={add}
    >
      {collections.length === 0 ? (
        <EmptyState title="No collections yet">Until there is one, what is shared leaves as a file only.</EmptyState>
      ) : (
        <CollectionTable collections={collections} onChange={mayManage ? setChanging : undefined} />
      )}
      <SaveCollectionDialog
        key={present === undefined ? "new" : `${present.id}/${present.version}`}
        opened={changing !== undefined}
        onClose={() => setChanging(undefined)}
        partnerId={partnerId}
        present={present}
        taken={collections.map(({ tlp }) => tlp)}
      />
    </Section>
  );
}

function CollectionTable(props: {
  collections: CollectionView[];
  onChange: ((collection: CollectionView) => void) | undefined;
}) {
  const { onChange } = props;
  return (
    <Table.ScrollContainer minWidth={820}>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Collection</Table.Th>
            <Table.Th>Marking</Table.Th>
            <Table.Th>The partner may</Table.Th>
            <Table.Th ta="right">Fetched of published</Table.Th>
            <Table.Th>Newest</Table.Th>
            <Table.Th>Last fetched</Table.Th>
            <Table.Th ta="right">Added by it</Table.Th>
            <ActsTh />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {props.collections.map((collection) => (
            <CollectionRow key={collection.id} collection={collection} onChange={onChange} />
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function CollectionRow(props: {
  collection: CollectionView;
  onChange: ((collection: CollectionView) => void) | undefined;
}) {
  const { collection, onChange } = props;
  const { title, description, tlp, canRead, canWrite, published, fetched, newestAt, fetchedAt, added } = collection;
  return (
    <Table.Tr>
      <Table.Td>
        {title}
        {description !== "" && (
          <Text size="xs" c="dimmed">
            {description}
          </Text>
        )}
      </Table.Td>
      <Table.Td>
        <TlpBadge level={tlp} />
      </Table.Td>
      <Table.Td>
        <Group gap={4}>
          {canRead && <Badge color="teal">fetch</Badge>}
          {canWrite && <Badge color="blue">add</Badge>}
          {!canRead && !canWrite && <Badge color="gray">closed</Badge>}
        </Group>
      </Table.Td>
      <Table.Td ta="right">
        {formatCount(fetched)} of {formatCount(published)}
      </Table.Td>
      <Table.Td>{newestAt === null ? "none" : <Moment at={newestAt} />}</Table.Td>
      <Table.Td>{fetchedAt === null ? "never" : <Moment at={fetchedAt} />}</Table.Td>
      <Table.Td ta="right">{formatCount(added)}</Table.Td>
      <Table.Td ta="right">
        {onChange !== undefined && (
          <Button variant="subtle" size="compact-xs" onClick={() => onChange(collection)}>
            Change …
          </Button>
        )}
      </Table.Td>
    </Table.Tr>
  );
}
