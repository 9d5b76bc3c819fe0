import { FileUpload } from '../form/file-upload';

/** The field for a text from somebody's device. */
export function ChooseFile() {
  return (
    <FileUpload
      name="file"
      label="Word, HTML or Markdown file"
      hint="Word: .docx without macros, up to 32 MB. HTML: up to 16 MB. Markdown: up to 8 MB, in UTF-8."
      accept=".docx,.html,.htm,.md,.markdown,.txt,text/markdown,text/plain,text/html"
    />
  );
}
