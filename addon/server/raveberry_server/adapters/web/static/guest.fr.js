/* raveberry sources sha256:a93a5a1bc85258e1 */
/* licences: licences.txt */
import{a as r}from"./chunks/chunk-3VQAUQNE.js";import{a as m,b as o}from"./chunks/chunk-JDLZPJS5.js";import"./chunks/chunk-EBH4UXG7.js";import"./chunks/chunk-P5AEOIYD.js";import"./chunks/chunk-PKKBSGRT.js";import"./chunks/chunk-XPKAC4S5.js";r({...m,why:o});
