import { StandardText } from '../../components/standard-text';
import { markedText } from '../../services/comparison/marked-text';
import type { ComparedTexts } from '../../services/comparison/view-comparison.server';

interface InTheTextProps {
  readonly compared: ComparedTexts;
  readonly label: string;
}

/** The later text with every change in its place, and at each change what it is, whose, and the way to the next. */
export function InTheText({ compared: { comparison, hands }, label }: InTheTextProps) {
  return <StandardText html={markedText(comparison, hands)} label={label} />;
}
