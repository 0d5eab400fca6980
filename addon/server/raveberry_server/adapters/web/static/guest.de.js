/* raveberry sources sha256:04c56210c7cd0cf2cbc66dd15fadee88170da5900bc69569f70218db813f54c6 */
/* licences: licences.txt */
import{a as r}from"./chunks/chunk-V3AWZEFV.js";import{a as m,b as o}from"./chunks/chunk-OJIWQ6CW.js";import"./chunks/chunk-6U6G57G4.js";import"./chunks/chunk-WBVTY7JJ.js";import"./chunks/chunk-SHZKWGEB.js";import"./chunks/chunk-K3BZ2FVM.js";r({...m,why:o});
