/* raveberry sources sha256:508ca47fde1d7760 */
/* licences: licences.txt */
import{a as r}from"./chunks/chunk-DVO2OFFX.js";import{a as m,b as o}from"./chunks/chunk-TFQJGVRH.js";import"./chunks/chunk-GO5DLG3E.js";import"./chunks/chunk-BBSAAFY5.js";import"./chunks/chunk-3INZWLZA.js";import"./chunks/chunk-LISOOD62.js";r({...m,why:o});
