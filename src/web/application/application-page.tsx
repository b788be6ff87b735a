import { useParams } from 'react-router';
import { Loading } from '../entry/loading.tsx';
import { WorkbookProvider } from '../book/hooks.ts';
import { Refused } from '../work/refused.tsx';
import { TopBar } from '../work/top-bar.tsx';
import { Frame } from './frame.tsx';
import { useOpenWorkbook } from './use-open-workbook.ts';

/** One application: opened with its edition and with whatever still lies on this machine. */
export default function ApplicationPage() {
  const { id = '' } = useParams();
  const opened = useOpenWorkbook(id);
  if (opened.kind === 'opening')
    return (
      <>
        <TopBar />
        <Loading />
      </>
    );
  if (opened.kind === 'refused')
    return (
      <>
        <TopBar />
        <Refused refusal={opened.refusal} retry={opened.retry} />
      </>
    );
  return (
    <WorkbookProvider value={opened.workbook}>
      <Frame key={id} />
    </WorkbookProvider>
  );
}
