/* raveberry sources sha256:3187d74a070d99964cc34d3d30df0e4d932d52af4e631f9fb72482f4f50c6839 */
/* licences: licences.txt */
import{a as r}from"./chunks/chunk-FNFHLNBU.js";import{a as m,b as o}from"./chunks/chunk-X2ZEQMPY.js";import"./chunks/chunk-UMSH3JNO.js";import"./chunks/chunk-ZYNPIJQX.js";import"./chunks/chunk-YCUOEWLV.js";import"./chunks/chunk-RHQRRFB6.js";r({...m,why:o});
