/* raveberry sources sha256:3c5637aa4f2994b6 */
/* licences: licences.txt */
import{a as r}from"./chunks/chunk-BOGM7QYY.js";import{a as m,b as o}from"./chunks/chunk-3A3YHV6W.js";import"./chunks/chunk-PWFYGAVI.js";import"./chunks/chunk-RDTDU24T.js";import"./chunks/chunk-MWZWSOGO.js";import"./chunks/chunk-HP7PUOYX.js";r({...m,why:o});
