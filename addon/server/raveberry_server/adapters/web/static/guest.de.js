/* raveberry sources sha256:28fea1de47055fb1da1310e541dc3c2285f98154a4eba536dc13006304cbc23a */
/* licences: licences.txt */
import{a as r}from"./chunks/chunk-4UJJBV7K.js";import{a as m,b as o}from"./chunks/chunk-BKRHQENH.js";import"./chunks/chunk-MTVK3BXP.js";import"./chunks/chunk-BDB7SEOS.js";import"./chunks/chunk-X4QNJ4HD.js";import"./chunks/chunk-SDW3KZEY.js";r({...m,why:o});
