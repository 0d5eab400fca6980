/* raveberry sources sha256:0d838590b4ef4ce2 */
/* licences: licences.txt */
import{a as r}from"./chunks/chunk-ZOC6TSYA.js";import{a as m,b as o}from"./chunks/chunk-HVUJS4RE.js";import"./chunks/chunk-75XP6KJ2.js";import"./chunks/chunk-XCLV34O4.js";import"./chunks/chunk-YHZAH67W.js";import"./chunks/chunk-NMQTZHPV.js";r({...m,why:o});
