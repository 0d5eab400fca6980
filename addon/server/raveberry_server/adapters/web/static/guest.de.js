/* raveberry sources sha256:6dcb35938b690214 */
/* licences: licences.txt */
import{a as r}from"./chunks/chunk-NO5IWMYC.js";import{a as m,b as o}from"./chunks/chunk-LYUK76S7.js";import"./chunks/chunk-A2OQQD2H.js";import"./chunks/chunk-LJ4TFJND.js";import"./chunks/chunk-35U2IVJO.js";import"./chunks/chunk-CL7EGAAW.js";r({...m,why:o});
