/* raveberry sources sha256:d6fc50f0250f2aa2b281eb6ecbe3861969a38ac2238bec9c503def19f843c06e */
/* licences: licences.txt */
import{a as r}from"./chunks/chunk-STFUEGYS.js";import{a as m,b as o}from"./chunks/chunk-YQAKTC5N.js";import"./chunks/chunk-7JZT5FF3.js";import"./chunks/chunk-UU3WLECS.js";import"./chunks/chunk-EWUHZNIK.js";import"./chunks/chunk-FXR4DKMA.js";r({...m,why:o});
