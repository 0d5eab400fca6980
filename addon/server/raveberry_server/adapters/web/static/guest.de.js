/* raveberry sources sha256:bebfcb6ea9dcdfcc */
/* licences: licences.txt */
import{a as r}from"./chunks/chunk-P2LNIZPC.js";import{a as m,b as o}from"./chunks/chunk-SLBJBUYF.js";import"./chunks/chunk-HHJEALEF.js";import"./chunks/chunk-XDE3VC4B.js";import"./chunks/chunk-GIGVTFEI.js";import"./chunks/chunk-GMVDAYU7.js";r({...m,why:o});
