/* raveberry sources sha256:a585ac52cf5aab91 */
/* licences: licences.txt */
import{a as r}from"./chunks/chunk-T2VKBBK2.js";import{a as m,b as o}from"./chunks/chunk-QVOSBDJA.js";import"./chunks/chunk-46TH67X6.js";import"./chunks/chunk-2LH6LVAO.js";import"./chunks/chunk-VN6RBG7C.js";import"./chunks/chunk-6HYWNAET.js";r({...m,why:o});
