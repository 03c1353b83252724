import { Stack } from "@mantine/core";
import { NoticeSection } from "./notice-section";
import { TemplateSection } from "./template-section";

/** What owners are told: what did not go out first, then the words that it is written in. */
export const Notices = () => (
  <Stack gap="md">
    <NoticeSection />
    <TemplateSection />
  </Stack>
);
