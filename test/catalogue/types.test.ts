import { join } from 'node:path';
import ts from 'typescript';

describe('the types of declarations', () => {
  it('make an undeclared attribute or a value that is not allowed an error of the compiler', () => {
    const root = join(__dirname, '../..');
    const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), (path) => ts.sys.readFile(path)) as {
      config: { compilerOptions: object };
    };
    const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root);
    const file = join(__dirname, 'types.ts');

    const program = ts.createProgram([file], {
      ...options,
      noEmit: true,
      allowImportingTsExtensions: true,
      types: ['node'],
    });
    const source = program.getSourceFile(file);
    const diagnostics = [
      ...program.getSyntacticDiagnostics(source),
      ...program.getSemanticDiagnostics(source),
    ];

    expect(diagnostics.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))).toEqual(
      [],
    );
    expect(source?.text.match(/@ts-expect-error/g)).toHaveLength(11);
  });
});
