/* raveberry sources sha256:4bfaae917f581d11 */
/* licences: licences.txt */
import{a as r}from"./chunks/chunk-2B3MVDK7.js";import{a as m,b as o}from"./chunks/chunk-BATEIGKP.js";import"./chunks/chunk-QCDDDOCX.js";import"./chunks/chunk-HHA7BR5V.js";import"./chunks/chunk-FCFXK5PX.js";import"./chunks/chunk-THWZDCF2.js";r({...m,why:o});
