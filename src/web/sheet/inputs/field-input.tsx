import { memo } from 'react';
import { CodeInput } from './code-input.tsx';
import { FileSlots } from './file-slots.tsx';
import { OptionBoxes } from './option-boxes.tsx';
import { SelectInput } from './select-input.tsx';
import { TextInput, type InputProps } from './text-input.tsx';

/** The input of a field, by its type. Memoised: one cell's change draws one cell. */
export const FieldInput = memo(function FieldInput(props: InputProps) {
  switch (props.spot.field.type) {
    case 'choice':
    case 'yesno':
      return <SelectInput {...props} />;
    case 'choices':
    case 'tick':
      return <OptionBoxes spot={props.spot} bare={props.spot.field.type === 'tick'} />;
    case 'code':
      return <CodeInput {...props} />;
    case 'files':
    case 'portrait':
      return <FileSlots spot={props.spot} />;
    case 'matrix':
    case 'rows':
      return null;
    default:
      return <TextInput {...props} />;
  }
});
