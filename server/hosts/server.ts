/** The server as a process: over stdio, a socket, a pipe or Node's IPC, as its arguments say. */
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { serve } from './connection';
import { NodeFileSystem } from './nodeFileSystem';
import { threadsBeside } from './reading/workerReader';

serve(createConnection(ProposedFeatures.all), new NodeFileSystem(), threadsBeside(__dirname));
