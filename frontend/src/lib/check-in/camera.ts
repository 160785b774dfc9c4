/** Reads codes from the camera where the browser can; where it cannot, one types the short code. */

interface Detected {
  rawValue: string;
}

interface Detector {
  detect(source: CanvasImageSource): Promise<Detected[]>;
}

interface DetectorClass {
  new (options: { formats: string[] }): Detector;
  getSupportedFormats(): Promise<string[]>;
}

/** How often a picture is looked at: quicker than a hand moves, slow enough for the battery. */
const EVERY_MS = 120;

function detectorClass(): DetectorClass | undefined {
  return (globalThis as { BarcodeDetector?: DetectorClass }).BarcodeDetector;
}

/** Whether this browser finds codes in pictures, and has a camera to ask for. */
export async function canScan(): Promise<boolean> {
  const formats = await detectorClass()
    ?.getSupportedFormats()
    .catch((): string[] => []);
  return Boolean(formats?.includes('qr_code') && navigator.mediaDevices?.getUserMedia);
}

/** Shows the camera in `video` and tells every code that comes into sight. Gives how to stop. */
export async function scan(
  video: HTMLVideoElement,
  seen: (code: string) => void,
): Promise<() => void> {
  const Detector = detectorClass();
  if (!Detector) throw new Error('no detector');
  const stream = await navigator.mediaDevices.getUserMedia({
    video: { facingMode: 'environment' },
    audio: false,
  });
  video.srcObject = stream;
  await video.play();
  const detector = new Detector({ formats: ['qr_code'] });
  let looking = false;
  const timer = setInterval(async () => {
    // A picture that is not there yet, or a hand that covers it, is no fault.
    if (looking || video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA) return;
    looking = true;
    const found = await detector.detect(video).catch(() => []);
    looking = false;
    if (found[0]) seen(found[0].rawValue);
  }, EVERY_MS);
  return () => {
    clearInterval(timer);
    stream.getTracks().forEach((track) => track.stop());
    video.srcObject = null;
  };
}
