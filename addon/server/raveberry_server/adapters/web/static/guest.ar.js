/* raveberry sources sha256:8badb85f7cac3a70 */
/* licences: licences.txt */
import{a as r}from"./chunks/chunk-Z7FXHE7U.js";import{a as m,b as o}from"./chunks/chunk-S2XTCNZ2.js";import"./chunks/chunk-LOW664H3.js";import"./chunks/chunk-GDJBP7UI.js";import"./chunks/chunk-4D76SEWY.js";import"./chunks/chunk-UQLZRLGY.js";r({...m,why:o});
